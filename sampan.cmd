@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Runs the sampan command from a checkout. UNTESTED: nobody has run this on Windows.
setlocal
set HOME_DIR=%~dp0
set DIST=%HOME_DIR%local-emulator\target\dist
if not exist "%DIST%\lib" (
  echo Building Sampan 1>&2
  call "%HOME_DIR%mvnw.cmd" --batch-mode -q -f "%HOME_DIR%pom.xml" -Dquick -Dmaven.test.skip -Dspotless.check.skip -Dmaven.javadoc.skip install -pl "!benchmarks,!architecture-tests,!system-tests" || exit /b 1
)
set JAVA=java
if defined JAVA_HOME set JAVA=%JAVA_HOME%\bin\java
"%JAVA%" %SAMPAN_JAVA_OPTIONS% -XX:+UseSerialGC -Xms40m -Xmn16m "-Dsampan.home=%HOME_DIR%." -cp "%DIST%\lib\*" dev.sampan.emulator.cli.Main %*
exit /b %ERRORLEVEL%
