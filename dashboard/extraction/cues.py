"""The vocabulary of saying: verbs, their forms, and the small words that English builds a clause from."""

from dashboard.extraction.listed import listed

_SAYING = listed(
    """
    say tell add ask reply answer respond declare announce remark note state explain warn argue insist claim
    write tweet post continue recall observe comment conclude admit concede acknowledge stress emphasize
    emphasise underline underscore reiterate repeat quip joke shout yell whisper exclaim interject counter
    retort vow pledge promise confirm affirm assert contend maintain allege suggest propose report testify
    elaborate lament complain muse boast caution cry read reveal disclose predict recount offer agree protest
    plead beg think sing chant demand urge scold hint remember snap thunder growl sigh mutter murmur scoff sneer
    bark lambast lecture hail mock
    """
)
"""Verbs that take a whole quoted sentence."""

_JUDGING = listed(
    """
    call describe label brand characterize characterise dub term denounce condemn criticize criticise blast slam
    attack praise hail welcome accuse urge demand request invite encourage plead appeal express voice deny
    dismiss reject rebuff mock deride blame indicate signal imply hint believe hope want fear expect worry doubt
    regret reassure assure remind inform advise instruct order threaten promise commit champion endorse support
    oppose decry deplore liken compare portray refer speak talk point cite mention outline detail defend
    question challenge rebuke chide lambast lash commend thank congratulate apologize apologise swear hold judge
    consider deem view see voice envision find show argue propose swear scold lecture repudiate disavow
    recommend stipulate guarantee
    """
)
"""Verbs whose object may hold a few quoted words."""

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote writing written",
    "think": "thinks thought thinking",
    "sing": "sings sang singing",
    "begin": "begins began beginning",
    "read": "reads read reading",
    "speak": "speaks spoke speaking spoken",
    "see": "sees saw seeing seen",
    "find": "finds found finding",
    "swear": "swears swore swearing sworn",
    "hold": "holds held holding",
    "show": "shows showed showing shown",
    "beg": "begs begged begging",
    "quip": "quips quipped quipping",
    "sum": "sums summed summing",
    "slam": "slams slammed slamming",
    "refer": "refers referred referring",
    "commit": "commits committed committing",
    "admit": "admits admitted admitting",
    "signal": "signals signaled signalled signaling signalling",
    "label": "labels labeled labelled labeling labelling",
    "dub": "dubs dubbed dubbing",
    "put": "puts put putting",
    "tweet": "tweets tweeted tweeting",
    "cry": "cries cried crying",
    "snap": "snaps snapped snapping",
    "repeat": "repeats repeated repeating",
    "offer": "offers offered offering",
    "answer": "answers answered answering",
    "order": "orders ordered ordering",
    "question": "questions questioned questioning",
    "mention": "mentions mentioned mentioning",
    "counter": "counters countered countering",
    "whisper": "whispers whispered whispering",
    "threaten": "threatens threatened threatening",
    "remember": "remembers remembered remembering",
    "commend": "commends commended commending",
    "reiterate": "reiterates reiterated reiterating",
}


def _forms(verb: str) -> list[str]:
    """The verb in all its forms."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return [verb, third, verb + "ed", verb + "ing"]


SAYING = frozenset(form for verb in _SAYING for form in _forms(verb))
JUDGING = frozenset(form for verb in _JUDGING for form in _forms(verb)) - SAYING
CUES = SAYING | JUDGING
REACTING = frozenset(
    form
    for verb in listed(
        """
    disagree object react shrug laugh smile nod thunder rejoice hesitate apologise reject dismiss
    """
    )
    for form in _forms(verb)
)
"""What one does before one speaks in the next sentence."""
PRESENT_PARTICIPLES = frozenset(form for form in CUES if form.endswith("ing"))
BARE = frozenset([*_SAYING, *_JUDGING])
"""The base forms, which are as often nouns (“the call”, “a report”, “the offer”)."""

SPEECH_NOUNS = listed(
    """
    statement claim assertion remark remarks comment comments words warning call pledge promise vow declaration
    message tweet letter speech post argument suggestion view opinion belief demand complaint description
    characterization criticism accusation contention insistence insistance question answer reply response
    interview testimony
    """
)

DETERMINERS = listed(
    """
    a an the this these that those some several many other another one two three four five six seven eight nine
    ten both his her their its our my your no each most every any all few dozens hundreds thousands half
    """
)
QUANTIFIERS = listed(
    """
    one two three four five some most many several both few all each none half dozens hundreds
    """
)
PREPOSITIONS = listed(
    """
    of for from at in on with by to about into over under after before during since until through against
    between among within without near toward towards across around behind beyond despite via upon amid amidst
    alongside outside inside per like unlike as
    """
)
JOINING = listed("of for from at in with on against to")
"""What joins a role to its body: the minister of, a spokesman for, the envoy to."""
CONJUNCTIONS = listed(
    """
    and but or nor so yet while when whenever where whereas because although though if unless that than whether
    as once until since before after what why how then
    """
)
RELATIVES = listed("who which whose whom that")
PRONOUNS = listed("he she they it we i you")
PERSONAL = listed("he she")
AUXILIARIES = listed(
    """
    has have had is was are were be been being will would can could may might must shall should do does did
    having ’s ’d ’ve ’ll 's 'd 've 'll hasn’t hadn’t didn’t doesn’t won’t wouldn’t isn’t wasn’t
    """
)
ADVERBS = listed(
    """
    also then later further again now even once still just only always often never not instead earlier today
    yesterday too however meanwhile first last previously already soon ever simply rather further therefore thus
    moreover
    """
)
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = listed(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec
    """
)
ROLES = listed(
    """
    spokesman spokeswoman spokesperson spokespeople official officials minister ministers ministry president
    premier chancellor secretary ambassador envoy envoys diplomat diplomats leader leaders chief chiefs head
    heads director chairman chairwoman chair chairperson commander commanders general governor mayor senator
    lawmaker lawmakers member members adviser advisers advisor advisors aide aides source sources analyst
    analysts expert experts professor researcher lawyer lawyers attorney attorneys judge journalist journalists
    reporter reporters editor author writer negotiator negotiators mediator mediators delegate delegates
    delegation representative representatives resident residents witness witnesses activist activists critic
    critics supporter supporters candidate nominee officer officers soldier soldiers king queen prince princess
    emir sultan sheikh pope bishop founder owner manager strategist pollster historian economist scientist
    doctor student teacher prosecutor prosecutors person people man woman men women group groups team office
    administration government campaign party commission committee council statement report narrator deputy vice
    department embassy agency bloc alliance union parliament coordinator counsel speaker treasurer commissioner
    ceo executive partner fellow scholar veteran colleague friend brother sister father mother wife husband son
    daughter
    """
)
TITLES = listed(
    """
    president prime minister foreign defence defense interior finance secretary state general chancellor premier
    king queen prince princess emir sultan sheikh pope bishop archbishop ambassador envoy special deputy vice
    senator congressman congresswoman representative governor mayor judge justice chief director commander
    colonel captain major lieutenant sergeant admiral professor doctor mr mrs ms miss dr prof sen rep gov gen lt
    col capt sgt rev adm sir lord lady dame spokesman spokeswoman spokesperson leader speaker chairman
    chairwoman commissioner attorney counsel former acting late crown high representative negotiator mediator
    coordinator adviser advisor aide head permanent presidential national security council parliament press
    republican democrat democratic candidate nominee first marshal field undersecretary under assistant
    brigadier comrade madam chairperson chair and sr retired
    """
)
NEVER_SUBJECT = listed("there here what where when why how this that these those nothing everything")
