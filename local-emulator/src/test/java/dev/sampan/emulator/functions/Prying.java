// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tries what a function has no business with, and tells how far it came. */
public final class Prying implements Handler<Map<String, String>, Map<String, Object>> {

  private static final int CHUNK = 1024 * 1024;
  private static final int MOST_CHUNKS = 600;

  @Override
  public Map<String, Object> handle(Map<String, String> paths, Context context) {
    var seen = new TreeMap<String, Object>();
    paths.forEach((name, path) -> seen.put(name, tried(name, Path.of(path))));
    seen.put("processes", processes());
    return seen;
  }

  private static String tried(String name, Path path) {
    try {
      switch (name) {
        case "write" -> Files.writeString(path, "mine");
        case "fill" -> fill(path);
        case "connect" ->
            new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(path.toString())).close();
        default -> Files.readString(path);
      }
      return "done";
    } catch (IOException e) {
      return "refused";
    }
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      for (var i = 0; i < MOST_CHUNKS; i++) {
        out.write(new byte[CHUNK]);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static long processes() {
    return List.of(ProcessHandle.allProcesses().toArray()).size();
  }
}
