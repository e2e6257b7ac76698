"""Points, vetoes and winners for many profiles at once. Only this package and `tables` import numpy.

codes        profiles             <-> rows of codes
left         a fact, what is known -> the answers that are left, as codes
levels       a network             -> where its truths are held, and in what order they come about
plan         RuleBase              -> all that is the same for every profile
truths       columns of codes      -> where each condition is true, and where false
standings    those                 -> points, vetoes, winners
firings      rows of codes         -> which rules fire, and what would come out without one
samples      a profile             -> some of its completions
regions      random numbers       -> numbers that are left, and the regions they lie in
draws        a profile, a prior    -> completions that anybody can draw again, and how often each candidate wins
telling      a sample               -> what the answers to a fact tell about what applies
walks        completions            -> how many questions would count, for some people
settling     truths and standings  -> which decisions no further answer can change, as far as bounds show it
completions  columns of codes      -> random completions, and how the decisions end over all of them
"""

from advisor.evaluators.sweep.codes import UNKNOWN, Codes, decode, encode
from advisor.evaluators.sweep.draws import drawn, shares_of_wins, winning_shares
from advisor.evaluators.sweep.firings import firings, turned
from advisor.evaluators.sweep.samples import possible, sample
from advisor.evaluators.sweep.standings import Points, Swept, Truths, sweep
from advisor.evaluators.sweep.telling import bits_of_pattern, bits_told, patterns
from advisor.evaluators.sweep.walks import walk_lengths
