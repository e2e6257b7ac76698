"""What is computed once for a rule base is kept with it: it goes when the base goes, and stays behind when it travels."""

import gc
import pickle
import weakref

import pyarrow as pa

import advisor
from advisor.evaluators.prove.claims import Claim, Proved, prove
from advisor.evaluators.prove.versions import same_winners
from advisor.interview.choice import next_question
from advisor.interview.session import Session, answer
from advisor.model import AtLeast, Condition, Is, Kind, NeverBySilence, RuleBase, Somebody
from advisor.model.base import LATEST, prepared
from advisor.recommend import recommend
from builders import answers, base, both, fact, when

SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
FLAG = fact("flag", Kind.YES_NO)
PUBLIC: Condition = Is("flag", ("yes",))
LARGE: Condition = AtLeast("size", "large")


def shop() -> RuleBase:
    return base([SIZE, FLAG], [when(PUBLIC, a=2), when(LARGE, b=3)], impossible=[both(PUBLIC, LARGE)])


def put_to_use(rules: RuleBase) -> None:
    """Ask a rule base whatever makes it compute something that it keeps."""
    recommend(rules, answers(flag="yes"))
    next_question(rules, answer(Session(), "flag", "no"))
    advisor.sweep(pa.table({"flag": ["yes", None]}), rules)
    assert prove(rules, Claim(PUBLIC, Somebody(("choice",)))) == Proved(vacuous=False)
    assert prove(rules, Claim(PUBLIC, NeverBySilence(("choice",)))) == Proved(vacuous=False)
    assert same_winners(rules, shop()) == Proved(vacuous=False)


def test_a_rule_base_that_nobody_holds_any_more_is_gone_with_all_that_was_computed_of_it() -> None:
    rules = shop()
    put_to_use(rules)
    assert rules.prepared
    seen = weakref.ref(rules)
    del rules
    gc.collect()
    assert seen() is None


def test_a_rule_base_that_was_put_to_use_travels_without_what_was_computed_of_it() -> None:
    rules = shop()
    put_to_use(rules)
    copy = pickle.loads(pickle.dumps(rules))  # noqa: S301  # it was written a moment ago
    assert not copy.prepared
    assert recommend(copy, answers(flag="yes")) == recommend(rules, answers(flag="yes"))


def test_what_depends_on_more_than_the_base_is_kept_for_the_latest_few_alone() -> None:
    computed = []

    @prepared
    def length(_rules: RuleBase, word: str) -> int:
        computed.append(word)
        return len(word)

    rules, words = shop(), [str(10**number) for number in range(LATEST)]
    assert [length(rules, word) for word in (*words, *words)] == 2 * [1, 2, 3, 4]
    assert computed == words
    assert length(rules, "another") == 7
    assert (length(rules, words[0]), length(rules, "another")) == (1, 7)
    assert computed == [*words, "another", words[0]]
    assert length(shop(), "another") == 7
    assert computed[-1] == "another"
