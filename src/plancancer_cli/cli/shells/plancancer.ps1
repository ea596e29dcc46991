# Completion of plancancer for PowerShell. Put this line into the file that $PROFILE names:
#   plancancer completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName plancancer -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 |
        ForEach-Object { $_.Extent.Text.Trim("'", '"') })
    # Windows PowerShell drops an empty argument: the words go through a variable, one a line.
    $env:PLANCANCER_WORDS = (@($words) + "$wordToComplete") -join "`n"
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = @(& plancancer complete 2>$null)
    } finally {
        [Console]::OutputEncoding = $before
        Remove-Item Env:PLANCANCER_WORDS
    }
    foreach ($line in $lines) {
        # No answer lets PowerShell propose files, as it does by itself.
        if ($line -eq ':files' -or $line -eq ':folders') { continue }
        $value, $meaning = $line -split "`t", 2
        if (-not $meaning) { $meaning = $value }
        $text = if ($value -match '[\s''"();&|<>$`,{}]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $meaning)
    }
}
