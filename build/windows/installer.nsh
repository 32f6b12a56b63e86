; Parts of the NSIS installer that are ours: the command on PATH, and "Open with" for settings files.

!macro sendwellPath Action
  InitPluginsDir
  File "/oname=$PLUGINSDIR\path.ps1" "${BUILD_RESOURCES_DIR}\windows\path.ps1"
  StrCpy $0 "user"
  ${if} $installMode == "all"
    StrCpy $0 "machine"
  ${endIf}
  nsExec::ExecToLog '"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$PLUGINSDIR\path.ps1" ${Action} $0 "$INSTDIR\resources\bin"'
  ; Whether it worked is in the log of the installer; the window works without it.
  Pop $0
!macroend

!macro customInstall
  !insertmacro sendwellPath add
  ; Windows goes by the last part of a name only, so .sendwell.json cannot have a program of its own.
  WriteRegStr SHELL_CONTEXT "Software\Classes\Sendwell.Settings" "" "Sendwell settings"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Sendwell.Settings\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Sendwell.Settings\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "Sendwell.Settings" ""
!macroend

!macro customUnInstall
  !insertmacro sendwellPath remove
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "Sendwell.Settings"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Sendwell.Settings"
!macroend
