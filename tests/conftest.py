"""What holds for every room."""

from hypothesis import settings

# How long an example takes tells how busy the machine is, and nothing about our code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
