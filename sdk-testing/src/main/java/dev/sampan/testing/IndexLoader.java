// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.FunctionIndex;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestCheck;
import dev.sampan.platform.manifest.ManifestException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the index of the deployed function in place of the one that the build wrote. */
final class IndexLoader extends ClassLoader {

  private final byte[] index;

  private IndexLoader(ClassLoader parent, byte[] index) {
    super(parent);
    this.index = index;
  }

  /**
   * The class loader of an instance.
   *
   * @throws IllegalArgumentException if the function cannot run; the message has every finding
   */
  static IndexLoader of(Manifest manifest, ClassLoader classes, Set<Platform> platforms) {
    mustHaveHandler(manifest.functions().get(0));
    String errors =
        ManifestCheck.check(manifest, classes, platforms).stream()
            .filter(Finding::error)
            .map(Finding::toString)
            .collect(Collectors.joining("\n"));
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException("The function cannot run:\n" + errors);
    }
    try {
      String text = FunctionIndex.text(manifest, classes);
      return new IndexLoader(classes, text.getBytes(StandardCharsets.UTF_8));
    } catch (ManifestException e) {
      throw new IllegalArgumentException("The function cannot run:\n" + e.getMessage(), e);
    }
  }

  private static void mustHaveHandler(FunctionSpec function) {
    if (function.handler() == null) {
      throw new IllegalArgumentException(
          "The function \""
              + function.name()
              + "\" has a command in place of a handler, which no adapter runs: test it with"
              + " sampan invoke");
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return name.equals(FunctionIndex.RESOURCE)
        ? new ByteArrayInputStream(index)
        : super.getResourceAsStream(name);
  }
}
