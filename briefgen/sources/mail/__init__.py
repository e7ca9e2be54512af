"""Mails and mailboxes: what a mail carries becomes an article, what surrounds it is taken off."""
