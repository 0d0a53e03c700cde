; Inno Setup 6: an installer for one user, without rights of an administrator.
;
; On Windows, from the root of the project:
;   python dev.py bundle                        makes dist\stakeholders
;   iscc /DVersion=0.1.0 packaging\windows\stakeholders.iss
; The result is dist\stakeholders-0.1.0-setup.exe. Sign it as README.md beside this folder says.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0
#endif

[Setup]
; The identity of the program for Windows: never change it, or updates install beside the old one.
AppId={{6C1D3B52-8F0E-4B7A-9A55-2E4E0B9C7A11}
AppName=Stakeholders
AppVersion={#Version}
AppPublisher=The makers of Stakeholders
DefaultDirName={autopf}\Stakeholders
DefaultGroupName=Stakeholders
; For this user alone, so that no administrator is asked; {autopf} is then in the user's profile.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6 asks for Windows 10, version 1809.
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=stakeholders-{#Version}-setup
SetupIconFile=..\..\build\icons\stakeholders.ico
UninstallDisplayIcon={app}\stakeholders.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; An open window holds files of the program: it is asked to close, and opened again afterwards.
CloseApplications=yes
RestartApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
; Cards and tables belong to other programs too: ours is offered in "Open with", and is not made the first.
Name: "cards"; Description: "{cm:AssocFileExtension,Stakeholders,.vcf}"; Flags: unchecked

[InstallDelete]
; Libraries of the version before, so that none of them stays and is loaded by mistake.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\stakeholders\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{group}\Stakeholders"; Filename: "{app}\stakeholders.exe"
Name: "{autodesktop}\Stakeholders"; Filename: "{app}\stakeholders.exe"; Tasks: desktopicon

[Registry]
; Under HKA: of this user, or of all when an administrator installs for all.
Root: HKA; Subkey: "Software\Classes\Stakeholders.Directory"; ValueType: string; ValueData: "Stakeholders directory"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Stakeholders.Directory\DefaultIcon"; ValueType: string; ValueData: "{app}\stakeholders.exe,0"
Root: HKA; Subkey: "Software\Classes\Stakeholders.Directory\shell\open\command"; ValueType: string; ValueData: """{app}\stakeholders.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\.stakeholders"; ValueType: string; ValueData: "Stakeholders.Directory"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Stakeholders.Contacts"; ValueType: string; ValueData: "Contacts"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Stakeholders.Contacts\shell\open\command"; ValueType: string; ValueData: """{app}\stakeholders.exe"" open ""%1"""
Root: HKA; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: string; ValueName: "Stakeholders.Contacts"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.csv\OpenWithProgids"; ValueType: string; ValueName: "Stakeholders.Contacts"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.vcf"; ValueType: string; ValueData: "Stakeholders.Contacts"; Tasks: cards; Flags: uninsdeletevalue

[Run]
Filename: "{app}\stakeholders.exe"; Description: "{cm:LaunchProgram,Stakeholders}"; Flags: nowait postinstall skipifsilent

; Nothing of the user is removed: directories, backups and settings lie in the user's profile and stay.
