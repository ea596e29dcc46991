"""The forge that a job runs on: at which address it shows the files."""

from __future__ import annotations

from collections.abc import Mapping


def site(environment: Mapping[str, str], commit: str | None) -> str:
    """The address of the files of a commit, ending with `/`; empty outside of a job.

    Without a commit, that of the job. Sources: the variables that GitHub Actions and GitLab CI/CD
    set for every job.
    """
    if environment.get("GITHUB_ACTIONS") == "true":
        server, repository = (
            environment.get("GITHUB_SERVER_URL"),
            environment.get("GITHUB_REPOSITORY"),
        )
        sha = commit or environment.get("GITHUB_SHA")
        return f"{server}/{repository}/blob/{sha}/" if server and repository and sha else ""
    if environment.get("GITLAB_CI") == "true":
        project, sha = environment.get("CI_PROJECT_URL"), commit or environment.get("CI_COMMIT_SHA")
        return f"{project}/-/blob/{sha}/" if project and sha else ""
    return ""
