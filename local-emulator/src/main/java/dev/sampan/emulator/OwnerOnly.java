// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions of what only its owner may read, where the file system has such. */
final class OwnerOnly {

  private OwnerOnly() {}

  static FileAttribute<?>[] file() {
    return of("rw-------");
  }

  static FileAttribute<?>[] directory() {
    return of("rwx------");
  }

  private static FileAttribute<?>[] of(String permissions) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
