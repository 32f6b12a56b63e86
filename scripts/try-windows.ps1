# Installs the packages in out on this Windows, tries them out and removes them. For the release workflow: it changes PATH.
$ErrorActionPreference = 'Stop'

function Assert([bool] $Holds, [string] $What) {
  if (-not $Holds) { throw "not so: $What" }
  Write-Host "ok: $What"
}

# A new console gets PATH from the registry.
function Read-Path {
  $env:Path = @('Machine', 'User' | ForEach-Object { [Environment]::GetEnvironmentVariable('Path', $_) }) -join ';'
}

function Invoke-Checked([string] $File, [string[]] $Arguments) {
  $process = Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru
  Assert ($process.ExitCode -eq 0) "$File $Arguments"
}

function Test-Command([string] $Version) {
  Read-Path
  Assert ((cmd /c 'sendwell --version') -eq $Version) 'sendwell --version'
  $result = cmd /c 'sendwell practice --json 2>NUL' | ConvertFrom-Json
  Assert ($result.verdict -eq 'works') 'sendwell practice'
  $request = '{"id":"1","stage":"auth","reply":"535 5.7.8 Authentication credentials invalid"}'
  $answer = $request | cmd /c 'sendwell explain --json' | ConvertFrom-Json
  Assert ($answer.id -eq '1') 'sendwell explain reads what is piped into it'
  cmd /c 'sendwell chekc 2>NUL'
  Assert ($LASTEXITCODE -eq 64) 'a call that does not fit ends with 64'
}

# Setup for one person or for all, in and out again without a question.
function Test-Setup([string] $Mode, [string] $Folder, [string] $Version) {
  Invoke-Checked (Get-Item 'out/Sendwell-Setup-*-x64.exe').FullName @('/S', $Mode)
  Test-Command $Version
  Invoke-Checked "$Folder\Uninstall Sendwell.exe" @('/S', $Mode)
  Start-Sleep -Seconds 10
  Read-Path
  Assert ($null -eq (Get-Command sendwell -ErrorAction SilentlyContinue)) "after $Mode the command is off PATH"
}

$version = (Get-Content package.json -Raw | ConvertFrom-Json).version
node scripts/run.mjs scripts/check-fuses.ts out/win-unpacked/Sendwell.exe
Assert ($LASTEXITCODE -eq 0) 'fuses'
Invoke-Checked 'out/win-unpacked/Sendwell.exe' '--self-test'
Invoke-Checked (Get-Item 'out/Sendwell-Portable-*-x64.exe').FullName @('--self-test')

Test-Setup '/currentuser' "$env:LOCALAPPDATA\Programs\Sendwell" $version
Test-Setup '/allusers' "$env:ProgramFiles\Sendwell" $version

# The MSI for the whole computer, as a helpdesk does.
$msi = (Get-Item 'out/*.msi').FullName
Invoke-Checked 'msiexec.exe' @('/i', "`"$msi`"", '/qn')
Test-Command $version
Invoke-Checked 'msiexec.exe' @('/x', "`"$msi`"", '/qn')
