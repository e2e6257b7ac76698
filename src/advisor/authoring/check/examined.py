"""A rule base with what simulation and proof say of its rules, within a time budget."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor.evaluators import sweep
from advisor.evaluators.prove.ground import Prover, prover_for
from advisor.evaluators.prove.program import Deadline, within
from advisor.evaluators.prove.sorting import fires, sort
from advisor.model import Rule, RuleBase

# Profiles tried before anything is proved, fewer where there are many rules.
TRIED, FEWER, MANY_RULES = 4096, 1024, 2000
SEED = 1

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """What is known of each rule. The bits of `fired` are profiles, `all_profiles` has each of their bits.

    What is in none of the sets was seen both to fire and to stay silent; of those in `maybe` it is not known.
    `proving` says whether anything is to be proved at all.
    """

    base: RuleBase
    deadline: Deadline
    fired: Mapping[str, int]
    all_profiles: int
    proving: bool
    never: frozenset[str] = NOBODY
    always: frozenset[str] = NOBODY
    maybe_never: frozenset[str] = NOBODY
    maybe_always: frozenset[str] = NOBODY

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that experts wrote."""
        return tuple(rule for rule in self.base.rules.values() if not rule.made)

    @property
    def prover(self) -> Prover:
        return prover_for(self.base)

    @property
    def constant(self) -> frozenset[str]:
        return self.never | self.always | self.maybe_never | self.maybe_always

    def given(self, seconds: float) -> "Examined":
        """Return the same with so many seconds for what is asked next."""
        return replace(self, deadline=within(seconds))


def examine(base: RuleBase, seconds: float) -> Examined:
    """Return what is known of the rules: some profiles are tried, and what they do not show is proved.

    With no seconds nothing is proved, and nothing is never or always so.
    """
    deadline = within(seconds)
    codes = sweep.sample(base, {}, FEWER if len(base.rules) > MANY_RULES else TRIED, SEED)
    fired = {rule: bits for rule, bits in sweep.firings(base, codes).items() if not base.rules[rule].made}
    seen = Examined(base, deadline, fired, (1 << len(codes)) - 1, seconds > 0)
    return proved(seen) if seen.proving else seen


def proved(seen: Examined) -> Examined:
    """Return what is known once all is proved that the tried profiles do not show, if a quarter of the time is enough."""
    literals = fires(seen.prover)
    unseen = {f"{rule} fires": literals[rule] for rule, bits in seen.fired.items() if not bits}
    unseen |= {
        f"{rule} is silent": -literals[rule] for rule, bits in seen.fired.items() if bits == seen.all_profiles
    }
    shown = sort(seen.prover, unseen, within(seen.deadline.left / 4))
    more = sweep.firings(seen.base, sweep.encode(seen.base, shown.profiles))
    before, size = seen.all_profiles.bit_length(), len(shown.profiles)

    def rules(does: str, names: frozenset[str]) -> frozenset[str]:
        return frozenset(rule for rule in seen.fired if f"{rule} {does}" in names)

    return replace(
        seen,
        fired={rule: bits | more[rule] << before for rule, bits in seen.fired.items()},
        all_profiles=(1 << before + size) - 1,
        never=rules("fires", shown.impossible),
        always=rules("is silent", shown.impossible),
        maybe_never=rules("fires", shown.undecided),
        maybe_always=rules("is silent", shown.undecided),
    )
