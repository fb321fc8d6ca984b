"""What can be done with stories: verbs that take ids or models, hold one transaction and return the result.

Services never import jobs: whoever changes a story's texts asks `jobs.request_run` for the comparison.
"""
