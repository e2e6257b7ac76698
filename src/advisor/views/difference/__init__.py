"""What tells two versions apart.

difference  all of it: what is compared, the verdict, and how many interviews end differently
witness     the interview that ends differently, and why
"""
