"""A rule base with what simulation and proof say of its rules, within a time budget."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.evaluators import sweep
from advisor.evaluators.prove.ground import Prover, prover_for
from advisor.evaluators.prove.program import Deadline, within
from advisor.evaluators.prove.sorting import Sorted, fires, sort
from advisor.model import RuleBase

# So many profiles are tried before anything is proved, fewer where there are many rules.
TRIED, FEWER, MANY_RULES = 4096, 1024, 2000
SEED = 1


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """What is known of each rule. The bits of `fired` are profiles, `all_profiles` has each of their bits.

    What is in neither of `never` and `always` was seen both ways, or is in `undecided`.
    """

    base: RuleBase
    deadline: Deadline
    fired: Mapping[str, int]
    all_profiles: int
    never: frozenset[str]
    always: frozenset[str]
    undecided: frozenset[str]

    @property
    def proving(self) -> bool:
        """Whether anything is to be proved at all."""
        return self.deadline.seconds > 0

    @property
    def prover(self) -> Prover:
        """What answers questions about single profiles."""
        return prover_for(self.base)


def examine(base: RuleBase, seconds: float) -> Examined:
    """Return what is known of the rules: some profiles are tried, and what they do not show is proved.

    With no seconds nothing is proved, and nothing is never or always so.
    """
    deadline = within(seconds)
    codes = sweep.sample(base, {}, FEWER if len(base.rules) > MANY_RULES else TRIED, SEED)
    fired, everywhere = sweep.firings(base, codes), (1 << len(codes)) - 1
    if not seconds:
        return Examined(base, deadline, fired, everywhere, frozenset(), frozenset(), frozenset())
    shown = proved(base, fired, everywhere, deadline)
    more = sweep.firings(base, sweep.encode(base, shown.profiles))
    return Examined(
        base,
        deadline,
        fired={rule: bits | more[rule] << len(codes) for rule, bits in fired.items()},
        all_profiles=(1 << len(codes) + len(shown.profiles)) - 1,
        never=frozenset(rule for rule in fired if firing(rule) in shown.impossible),
        always=frozenset(rule for rule in fired if silence(rule) in shown.impossible),
        undecided=frozenset(rule for rule in fired if {firing(rule), silence(rule)} & shown.undecided),
    )


def proved(base: RuleBase, fired: Mapping[str, int], everywhere: int, deadline: Deadline) -> Sorted:
    """Return what can be true of the rules that were not seen both to fire and to stay silent."""
    literals = fires(prover_for(base))
    wanted = {firing(rule): literals[rule] for rule, bits in fired.items() if not bits}
    wanted |= {silence(rule): -literals[rule] for rule, bits in fired.items() if bits == everywhere}
    return sort(prover_for(base), wanted, deadline)


def firing(rule: str) -> str:
    """Return the name of the question whether a rule can fire."""
    return f"{rule} fires"


def silence(rule: str) -> str:
    """Return the name of the question whether a rule can stay silent."""
    return f"{rule} stays silent"
