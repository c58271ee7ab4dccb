"""Asking over the network about the media links of an output, and keeping the answers.

Who asks is a plugin (`cleaner_prober`): here is only what is asked once, kept, and written back.
"""
