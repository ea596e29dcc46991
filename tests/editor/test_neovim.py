"""The lines of docs/editeurs.md in a real Neovim."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from editor_client import ROOT, plan

LINES = (ROOT / "docs" / "editeurs.md").read_text("utf-8")
ASKED = """
local told = function() return #vim.diagnostic.get(0) > 0 end
vim.wait(60000, told, 50)
for _, each in ipairs(vim.diagnostic.get(0)) do
  print((each.lnum + 1) .. " " .. each.code .. "\\n")
end
"""


def test_neovim_shows_the_findings_of_a_fiche(tmp_path: Path) -> None:
    nvim = shutil.which("nvim")
    assert nvim, "nvim is missing: make test-tools"
    (config,) = re.findall(r"```lua\n(.*?)```", LINES, re.DOTALL)
    (tmp_path / "init.lua").write_text(config, encoding="utf-8")
    (tmp_path / "ask.lua").write_text(ASKED, encoding="utf-8")
    root = plan(tmp_path / "projet")
    late = "actions/3.1.2-competences-psycho-sociales.yaml"
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [nvim, "--headless", "-i", "NONE", "-u", tmp_path / "init.lua", late,
         "-c", f"luafile {tmp_path / 'ask.lua'}", "-c", "qa!"],
        cwd=root, capture_output=True, text=True, check=True, timeout=90,
        env=os.environ | {
            "PATH": paths, "PLANCANCER_DATE": "2026-11-21",
            "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path),
        },
    )  # fmt: skip
    assert "102 PC208" in done.stdout + done.stderr
