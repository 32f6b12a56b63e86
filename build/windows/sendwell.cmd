@echo off
rem `sendwell` in a terminal. With a command it runs there and waits, without one the window opens.
rem What stands behind `--` is for Sendwell, not for Chromium.
setlocal
if "%~1"=="" (
  start "" "%~dp0..\..\Sendwell.exe"
  exit /b 0
)
"%~dp0..\..\Sendwell.exe" -- %*
exit /b %ERRORLEVEL%
