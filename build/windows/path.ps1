# Puts a folder on PATH or takes it off. References to other variables in PATH stay as they are.
param(
  [Parameter(Mandatory)][ValidateSet('add', 'remove')][string] $Action,
  [Parameter(Mandatory)][ValidateSet('user', 'machine')][string] $Scope,
  [Parameter(Mandatory)][string] $Folder
)
$ErrorActionPreference = 'Stop'

$key = if ($Scope -eq 'machine') {
  $place = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($place, $true)
} else {
  [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
}
$old = [string] $key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
$folders = @($old -split ';' | Where-Object { $_ -ne '' -and $_.TrimEnd('\') -ne $Folder })
if ($Action -eq 'add') { $folders += $Folder }
$key.SetValue('Path', ($folders -join ';'), 'ExpandString')
$key.Close()

# Setting any variable tells open programs to read their environment again.
[Environment]::SetEnvironmentVariable('SENDWELL_PATH_CHANGED', $null, 'User')
