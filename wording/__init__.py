"""Every sentence a person sees, in Danish and in English, with dates, order and amounts as each writes them.

A theme has one module with a Danish class and an English one that overrides every method of it:
`talk` (cards and chat), `letters` (mails and calendar texts), `papers` (lists), `pages` (web pages).
"""
