#!/bin/sh
# Sign, pack and notarise the app, on macOS after `python3 dev.py bundle`:
#   packaging/macos/sign.sh "Developer ID Application: NAME (TEAM)" KEYCHAIN_PROFILE VERSION
# KEYCHAIN_PROFILE is what `xcrun notarytool store-credentials` was given.
set -eu
identity=$1 profile=$2 version=$3
cd "$(dirname "$0")/../.."
app=dist/Stakeholders.app
image=dist/stakeholders-$version.dmg

# Inside first: every library, then the bundle, which seals them.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$identity"
codesign --force --timestamp --options runtime \
    --entitlements packaging/macos/entitlements.plist --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

hdiutil create -volname Stakeholders -srcfolder "$app" -ov -format UDZO "$image"
codesign --timestamp --sign "$identity" "$image"
xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature "$image"
