"""The explaining commands, on the command line and at the prompt, with good and bad words."""

import json
from functools import reduce
from operator import getitem
from pathlib import Path

import pytest

from program import advisor

SMALL = ("--knowledge", "tests/small")
ANSWERS = ("--set", "cold=yes", "--set", "hunger=very", "--set", "has=broth,bread")


def said(*arguments: str, home: Path | None = None) -> str:
    """Return what a command over the small knowledge and some answers says, on one line."""
    done = advisor(*arguments, *SMALL, home=home)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def test_why_not_sets_a_candidate_against_the_winner() -> None:
    text = said("why-not", "toast", *ANSWERS)
    assert text == (
        "Why not Toast? Soup is first, 2 points ahead of Toast. "
        "- +4 for Soup: Soup warms [lunch/soup-warms] "
        "- +2 for Toast: Toast fills the very hungry [lunch/toast-fills] "
        "Together: +2 for Soup."
    )


def test_why_not_of_the_winner_says_how_it_won() -> None:
    assert said("why-not", "soup", *ANSWERS).startswith("Why Soup? Soup is first, 2 points ahead of Toast.")


def test_why_not_names_the_answer_that_was_missed() -> None:
    text = said("why-not", "salad", *ANSWERS)
    assert (
        "With one other answer Salad would have come closer: - +1 for Salad (cold: No, not Yes): "
        "Salad is for people who are warm [lunch/salad-for-the-warm]" in text
    )


def test_what_if_shows_standings_and_rules_that_start_and_stop() -> None:
    text = said("what-if", "has=bread", *ANSWERS)
    assert "Dish: Toast - CLOSE" in text
    assert "would start to fire: - Without broth there is no soup [lunch/no-broth-no-soup]" in text


def test_flips_of_all_stand_under_the_decision_that_they_are_of() -> None:
    assert said("flips", *ANSWERS).startswith("Dish - If ")
    assert "Dish" not in said("flips", "toast", *ANSWERS)


def test_flips_name_the_smallest_change_and_respect_locks() -> None:
    assert "If it turns out otherwise (cold: No, not Yes): Toast." in said("flips", "toast", *ANSWERS)
    assert "If it turns out otherwise (has: not Broth): Toast." in said(
        "flips", "toast", "--lock", "cold", *ANSWERS
    )


def test_what_is_given_changes_only_if_any_answer_may() -> None:
    answers = ("--set", "team_languages=python", "--set", "workloads=ai_inference")
    line = " ".join(advisor("flips", "django", *answers).stdout.split())
    assert "no change of up to 3 answers that you can decide or may have misjudged" in line
    assert "Taken as given: team languages and workloads; 'flips --any' looks at them too." in line
    for words in (("flips", "--any", "django"), ("flips", "django", "--any")):
        changed = advisor(*words, *answers).stdout
        typed = f"{' '.join(words)}\nquit\n"
        at_prompt = advisor("interview", "--no-record", *answers, typed=typed).stdout
        assert "Taken as given" not in changed + at_prompt
        (flip,) = (row.strip() for row in changed.splitlines() if "Django" in row)
        assert "If it were otherwise" in changed
        assert flip in at_prompt


def test_how_without_a_rule_is_the_derivation_down_to_answers() -> None:
    assert said("how", *ANSWERS) == (
        "Dish: Soup, 4 points +4: Soup warms [lunch/soup-warms] You need warmth "
        "Who is cold needs warmth [lunch/cold-needs-warmth] cold: Yes"
    )


def test_explanations_speak_of_the_latest_record_if_no_answers_are_given(tmp_path: Path) -> None:
    advisor("interview", *SMALL, typed="yes\nmuch\nbroth\n", home=tmp_path)
    assert "cold: Yes" in said("how", home=tmp_path)
    done = advisor("how", *SMALL, home=tmp_path / "nobody")
    assert (done.returncode, "nothing is recorded yet" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("why-not", "sallad"), "there is no candidate 'sallad'; did you mean 'salad'?"),
        (("how", ""), "name a rule"),
        (("flips", "tost"), "there is no candidate 'tost'; did you mean 'toast'?"),
        (("flips", "--lock", "hungr"), "there is no fact 'hungr'; did you mean 'hunger'?"),
        (("recommend", "--lock", "hungr"), "there is no fact 'hungr'; did you mean 'hunger'?"),
        (("what-if", "hungr=very"), "there is no fact 'hungr'; did you mean 'hunger'?"),
        (("what-if", "hunger=verry"), "'hunger' has no value 'verry'; did you mean 'very'?"),
        (("what-if", "hunger"), "an answer is written fact=value"),
        (("how", "lunch/soup-warm"), "there is no rule 'lunch/soup-warm'; did you mean 'lunch/soup-warms'?"),
    ],
)
def test_a_name_that_nothing_has_gets_the_nearest_and_exit_code_2(
    arguments: tuple[str, ...], words: str
) -> None:
    done = advisor(*arguments, *ANSWERS, *SMALL)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    "command", [("recommend",), ("why-not", "salad"), ("flips",), ("how",), ("what-if", "has=bread")]
)
def test_answers_that_contradict_each_other_are_refused(command: tuple[str, ...], tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("{cold: yes, hunger: little}\n")
    done = advisor(*command, "--answers", str(answers), *SMALL)
    assert done.returncode == 3
    assert "Who is cold is hungry." in done.stderr


def test_what_if_refuses_answers_that_cannot_be_together() -> None:
    done = advisor("what-if", "hunger=little", *ANSWERS, *SMALL)
    assert done.returncode == 2
    assert "these answers contradict each other: Who is cold is hungry." in done.stderr


def recommendation(folder: Path) -> Path:
    file = folder / "recommendation.json"
    file.write_text(advisor("recommend", "--json", *ANSWERS, *SMALL).stdout)
    return file


def test_the_certificate_of_a_recommendation_is_verified(tmp_path: Path) -> None:
    done = advisor("verify", str(recommendation(tmp_path)), *SMALL)
    assert done.returncode == 0
    assert "the certificate holds: whatever is still answered, the outcome is Soup" in done.stdout


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"answers": {"cold": "no", "hunger": "very", "has": ["bread", "broth"]}},
            "the certificate does not hold",
        ),
        ({"knowledge": {"name": "other", "fingerprint": "sha256:0"}}, "These are not the rules"),
    ],
)
def test_a_changed_recommendation_is_not_verified(
    change: dict[str, object], words: str, tmp_path: Path
) -> None:
    file = recommendation(tmp_path)
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    done = advisor("verify", str(file), *SMALL)
    assert done.returncode == 1
    assert words in done.stdout


def test_settled_without_a_certificate_is_not_taken_on_trust(tmp_path: Path) -> None:
    file = recommendation(tmp_path)
    document = json.loads(file.read_text())
    document["decisions"]["dish"]["certificate"] = None
    file.write_text(json.dumps(document))
    done = advisor("verify", str(file), *SMALL)
    assert (done.returncode, "there is no certificate" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("path", "value", "code", "words"),
    [
        ("decisions", {}, 1, "Dish: the recommendation does not tell how it ended"),
        ("decisions.drink", {"certificate": None, "settled": False, "winners": []}, 1, "there is no such decision"),
        ("decisions.dish.certificate", {}, 1, "what stands there is not a certificate"),
        ("decisions.dish.certificate.winners", [["soup"]], 1, "what stands there is not a certificate"),
        ("decisions.dish.certificate.cases", [], 1, "what stands there is not a certificate"),
        ("decisions.dish.certificate.cases", {"fact": 1}, 1, "what stands there is not a certificate"),
        ("decisions.dish.certificate", [], 3, "not a recommendation of format"),
        ("decisions.dish.winners", [["soup"]], 3, "not a recommendation of format"),
        ("decisions.dish.settled", "yes", 3, "not a recommendation of format"),
        ("answers.cold", {"yes": "no"}, 3, "a partial answer has no field 'yes'"),
        ("answers.colt", "yes", 3, "there is no fact 'colt'; did you mean 'cold'?"),
    ],
)  # fmt: skip
def test_parts_of_a_recommendation_that_are_none_are_said(
    path: str, value: object, code: int, words: str, tmp_path: Path
) -> None:
    file = recommendation(tmp_path)
    document = json.loads(file.read_text())
    *parents, name = path.split(".")
    reduce(getitem, parents, document)[name] = value
    file.write_text(json.dumps(document))
    done = advisor("verify", str(file), *SMALL)
    assert done.returncode == code
    assert words in " ".join((done.stdout + done.stderr).replace("\n    ", "; ").split())


@pytest.mark.parametrize("answer", ["yes", True, "Yes", "TRUE"])
def test_answers_of_a_recommendation_are_read_as_all_answers_are(answer: object, tmp_path: Path) -> None:
    file = recommendation(tmp_path)
    document = json.loads(file.read_text())
    assert document["answers"]["cold"] == "yes"
    document["answers"]["cold"] = answer
    file.write_text(json.dumps(document))
    assert advisor("verify", str(file), *SMALL).returncode == 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "not json", '{"format": "advisor.recommendation/1"}', "[" * 40_000]
)
def test_what_is_no_recommendation_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text(text)
    done = advisor("verify", str(tmp_path / "file.json"), *SMALL)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def prompt(typed: str, home: Path) -> str:
    done = advisor("interview", *SMALL, typed="\n".join(typed.split("|")) + "\n", home=home)
    assert "Traceback" not in done.stderr
    return " ".join(done.stdout.split())


def test_why_again_climbs_from_rules_to_what_they_are_for(tmp_path: Path) -> None:
    _, first, second, third = prompt("why|why|why|why|quit", tmp_path).split("> why")[1:]
    assert "Who is cold needs warmth" in first
    assert "They are for these rules: - Soup warms" in second
    assert "They are for the decision itself: Dish, which is open between 3 candidates." in third


def test_the_explaining_commands_work_at_the_prompt(tmp_path: Path) -> None:
    text = prompt(
        "yes|why-not salad|what-if hunger=very has=bread|flips|flips toast|how|how lunch/soup-warms|quit",
        tmp_path,
    )
    for words in (
        "Why not Salad?",
        "nothing is stored",
        "(cold: No, not Yes): Salad.",
        "It fires here.",
    ):
        assert words in text


def test_bad_words_at_the_prompt_get_the_nearest_name_and_the_question_stays(tmp_path: Path) -> None:
    text = prompt("why-not sallad|what-if hungr=1|flips tost|how nothing/here|yes|quit", tmp_path)
    for words in (
        "did you mean 'salad'?",
        "did you mean 'hunger'?",
        "did you mean 'toast'?",
        "there is no rule",
    ):
        assert words in text
    assert "cold: Yes" in text


def test_details_at_the_prompt_are_the_verdict_so_far_or_the_part_that_is_named(tmp_path: Path) -> None:
    bare, points, sources, unknown = prompt(
        "yes|details|details points|details sources|details point|quit", tmp_path
    ).split("> details")[1:]
    assert "Dish: no recommendation yet - TOO LITTLE KNOWN" in bare
    assert "Write 'details' and one of: points, reasons," in bare
    assert "TOO LITTLE KNOWN" not in points
    assert "Soup ############################## 4" in points
    assert "L1" in sources
    assert "there is no part of the details 'point'; did you mean 'points'?" in unknown


def test_a_path_after_the_verdict_may_be_odd_and_what_can_be_asked_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    odd = "save \0|report \0|adr \0|save ~/mine.txt|save ~/a.yaml|report /dev/full|save|quit"
    text = prompt(f"yes|very|bread, broth||{odd}", tmp_path)
    assert text.count("no name of a file has a null character") == 3
    assert "exists already; choose another name Ask on" in text
    assert (tmp_path / "a.yaml").read_text() == "cold: 'yes'\nhunger: very\nhas: [bread, broth]\n"
    assert "/dev/full: No space left on device" in text
    assert text.count("Recorded as") == 1


def test_about_a_verdict_any_number_of_commands_can_be_typed(tmp_path: Path) -> None:
    text = prompt(f"yes|very|bread, broth||{'review|' * 120}quit", tmp_path)
    assert text.endswith("> quit")
    assert "None of the last 100 replies leads on" in prompt(
        "yes|very|broth||" + "gibberish|" * 120, tmp_path
    )


def test_what_if_stores_nothing(tmp_path: Path) -> None:
    saved = tmp_path / "a.yaml"
    advisor(
        "interview", *SMALL, "--save", str(saved), typed="yes\nwhat-if hunger=very\nquit\n", home=tmp_path
    )
    assert saved.read_text() == "{cold: 'yes'}\n"


def test_a_settled_interview_says_which_questions_cannot_matter_and_offers_those_for_advice(
    tmp_path: Path,
) -> None:
    filters = ["team_languages=php", "excluded_languages=none", "existing_system=none"]
    sets = [word for each in filters for word in ("--set", each)]
    done = advisor("interview", *sets, typed="no\nquit\n", home=tmp_path)
    text = " ".join(done.stdout.split())
    assert "Backend framework: Laravel, whatever else you answer. About " in text
    settling = ["--set", "learn_language=no", "--set", "teams=one", "--set", "growth=uncertain"]
    full = advisor("interview", *sets, *settling, home=tmp_path)
    text = " ".join(full.stdout.split())
    assert "That is enough: no further answer can change who wins." in text
    assert "Not asked, for that reason: domain, regulated and " in text
    assert "questions that can still add advice." in text


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        ("how nope", "advisor how [OPTIONS] [RULE]"),
        ("records list", "advisor records list [OPTIONS]"),
        ("records", "advisor records list [OPTIONS]"),
        ("adr latest", "advisor adr write [OPTIONS] [RECORD]"),
        ("test nowhere", "advisor test [OPTIONS] [PATH]..."),
    ],
)
def test_what_cannot_be_done_is_wrong_use_of_the_very_command(words: str, usage: str, tmp_path: Path) -> None:
    done = advisor(*words.split(), home=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Usage: {usage}\nTry '{usage.partition(' [')[0]} --help' for help.\n" in done.stderr


def test_an_answer_that_replaces_all_others_is_not_given_beside_them() -> None:
    ready = ("--set", "team_languages=python", "--set", "learn_language=no")
    assert (
        "(team languages: PHP, not Python): Laravel." in advisor("flips", "laravel", "--any", *ready).stdout
    )
