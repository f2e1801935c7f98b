// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * By what a file is known to be unchanged without reading it.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970
 * @param inode which file it is; empty where the system does not tell
 */
record Print(long size, long modified, String inode) {

  static Print of(BasicFileAttributes file) {
    var inode = file.fileKey();
    return new Print(
        file.size(),
        file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        inode == null ? "" : inode.toString());
  }

  static Print of(Path file) throws IOException {
    return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }
}
