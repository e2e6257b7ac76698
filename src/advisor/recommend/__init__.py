"""From a trace to a recommendation.

outcomes    rules that fire     -> how a decision ends
applied     outcomes            -> what applies of a list, what does not, and what is open
recommend   RuleBase, Profile   -> the recommendation
"""

from advisor.recommend.applied import Applied as Applied
from advisor.recommend.applied import AppliedList as AppliedList
from advisor.recommend.applied import Applies as Applies
from advisor.recommend.applied import Ended as Ended
from advisor.recommend.applied import applied_lists as applied_lists
from advisor.recommend.outcomes import Certainty as Certainty
from advisor.recommend.outcomes import Evidence as Evidence
from advisor.recommend.outcomes import Outcome as Outcome
from advisor.recommend.outcomes import Standing as Standing
from advisor.recommend.outcomes import Status as Status
from advisor.recommend.outcomes import decide as decide
from advisor.recommend.outcomes import lead as lead
from advisor.recommend.outcomes import rank as rank
from advisor.recommend.recommend import AdviceGiven as AdviceGiven
from advisor.recommend.recommend import Recommendation as Recommendation
from advisor.recommend.recommend import advice_given as advice_given
from advisor.recommend.recommend import certain_winners as certain_winners
from advisor.recommend.recommend import endings as endings
from advisor.recommend.recommend import is_about_winners as is_about_winners
from advisor.recommend.recommend import recommend as recommend
