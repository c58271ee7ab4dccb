"""What is known of English: its words, its misspellings, and the words it is told by."""

# The words that a third to a half of running English is made of.
COMMON_WORDS = frozenset(
    """
    a about after all also an and any are as at be because been before being both but by can could
    did do does down during each for from had has have he her here him his how i if in into is it
    its just like many may me more most much my new no not now of off on one only or other our out
    over own people said same say says she should so some still such than that the their them then
    there these they this those through to too two under up very was way we well were what when
    where which while who why will with would year years you your
    """.split()
)
# Of these, the ones that hardly any other language has.
OF_ENGLISH_ALONE = frozenset(
    """
    about after and are because been before being could did does from have her his how into just
    like much new not other people said says she should that the their them then there these they
    this those through very way were what when where which while who why with would year years you
    your
    """.split()
)
