"""What tells two versions apart.

difference  all of it: the verdict, and what is compared
witness     the interview that ends differently, and why
sample      how many interviews end differently
"""
