"""Every rule that fired, every finding, and the advice."""

from collections.abc import Iterator

from advisor.conditions import TRUE, UNKNOWN, Concluded, Truth
from advisor.explain.handbook.clauses import effect_line
from advisor.explain.handbook.entries import Line, Link
from advisor.explain.handbook.links import to_finding, to_made
from advisor.explain.how import parts
from advisor.explain.joint import joint_title
from advisor.explain.ledger import beneath
from advisor.explain.words import effect_words
from advisor.model import Advise, Effect, Rule, together
from advisor.views.report.entries import AdviceEntry, FindingEntry, FiringEntry, FiringGroup
from advisor.views.report.links import Scene


def firing_groups(scene: Scene) -> Iterator[FiringGroup]:
    """Yield the rules that fired, in order; those made from one stand together."""
    for made in together(scene.fired):
        firings = tuple(firing_entry(scene, one) for one in made)
        title = joint_title(scene.base, made)
        yield FiringGroup(Link("rule", made[0].written_as, title) if made[1:] else None, firings)


def firing_entry(scene: Scene, rule: Rule) -> FiringEntry:
    """Return one rule that fired."""
    file = rule.place.file.replace("\\", "/").rpartition("/")[2]
    return FiringEntry(
        to_made(rule),
        f"{file}, line {rule.place.line}",
        rule.reviewed,
        tuple(parts(scene.base, rule.condition, scene.known)),
        tuple(scene.support(one) for one in scene.firings[rule.id].supports),
        tuple(effect(scene, one) for one in rule.effects),
        rule.because,
        scene.cited(rule.source),
    )


def effect(scene: Scene, one: Effect) -> Line:
    """Return what a rule did; advice is told in full."""
    return (effect_words(scene.base, one),) if isinstance(one, Advise) else effect_line(scene.base, one, "")


def finding_entries(scene: Scene) -> Iterator[FindingEntry]:
    """Yield the findings that are known, true ones first, then the others."""
    findings = scene.found.result.trace.findings
    order = list(Truth)
    for name in sorted(scene.base.findings, key=lambda name: order.index(findings[name])):
        by = tuple(reasons(scene, name)) if findings[name] is not UNKNOWN else ()
        yield FindingEntry(to_finding(scene.base, name), findings[name].value, by)


def reasons(scene: Scene, finding: str) -> Iterator[Link]:
    """Yield the rules that concluded a finding, or what refutes all that could."""
    trace = scene.found.result.trace
    if trace.findings[finding] is TRUE:
        yield from scene.joint(one for one in scene.fired if finding in one.concludes)
        return
    for one in beneath(scene.base, trace, Concluded(finding, trace.findings[finding])):
        yield scene.support(one)


def advice_entries(scene: Scene) -> Iterator[AdviceEntry]:
    """Yield the advice that was given."""
    for one in scene.found.result.advice:
        rules = scene.joint(scene.base.rules[rule] for rule in one.rules)
        yield AdviceEntry(scene.base.advice[one.advice].text, tuple(rules))
