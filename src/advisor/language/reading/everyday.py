"""What people say where a question has options: that nothing applies, or all does, yes and no, and words of no meaning here.

A value that is called so wins over each of them.
"""


def phrases(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


NOTHING = phrases(
    "none|none of these|none of those|none of them|none of the above|none at all|none yet|nothing|nothing yet"
    "|nothing of these|nothing of that|nothing at all|nothing special|neither|neither of them|neither of these|nil|not any|nobody|no one|zero"
)
ALL = phrases(
    "all|everything|all of them|all of these|all of those|all of the above|all of it|the lot|*|each"
)
BOTH = phrases("both|both of them|both of these|the two|all two")

AGREED = phrases(
    "yep|yeah|yea|yup|ya|aye|sure|of course|definitely|absolutely|certainly|correct|right|indeed|affirmative|t"
    "|yes please|oh yes|yes sure|yes of course|we do|we are|we must|it must|it is|it does|they are|they will"
)
DENIED = phrases(
    "nope|nah|no way|never|not at all|negative|certainly not|of course not|definitely not|absolutely not|f|no thanks"
    "|no never|we don't|we do not|we aren't|we are not|it isn't|it is not|it doesn't|it does not|it need not"
)

# What says that somebody is not sure.
DOUBT = phrases(
    "maybe|perhaps|possibly|probably|probably not|likely|unlikely|partly|sometimes|yes and no|sort of|kind of|hard to say"
    "|more or less|so so|i think so|i guess|i guess so|not really|rather not|rather|somewhat|hopefully|who knows|?|??|n/a|na|not applicable|later|not now|ask me later|see above|same as before|either|any|any of them"
)

# What stands in sentences, and is no name of anything.
FILLERS = phrases(
    "a|about|all|also|an|and|any|are|around|as|bit|both|but|can|could|do|does|each|else|etc|everything|few|for|from|have"
    "|high|how|i|if|in|is|it|just|know|less|like|little|lot|lots|low|mainly|many|maybe|me|medium|more|most|mostly|much"
    "|my|no|none|not|nothing|of|ok|okay|on|only|or|other|others|our|perhaps|please|possibly|probably|roughly|several|so|some"
    "|something|team|thanks|that|the|them|there|these|they|thing|things|think|this|to|two|three|use|very|want|we|what"
    "|which|who|why|will|with|write|yes|you|big|small|large|huge|tiny|enough|normal|average|hello|hi|one|four|five"
    "|six|seven|eight|nine|ten|twelve|dozen|hundreds|thousands|first|second|third|last|next"
)
