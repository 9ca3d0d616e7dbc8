"""What holds for every room."""

from hypothesis import settings

# How long an example takes tells how busy the machine is, and nothing about our code. Failures are not remembered in
# files: two processes would read and write them at once.
settings.register_profile("untimed", deadline=None, database=None)
settings.load_profile("untimed")
