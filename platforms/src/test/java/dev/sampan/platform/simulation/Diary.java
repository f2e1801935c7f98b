// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Writes down all commands, times from a start on, and keeps the hash of it only. */
final class Diary implements Watcher {

  private final long start;
  private final MessageDigest digest;
  private long steps;

  Diary(long start) {
    this.start = start;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  @Override
  public void saw(long now, Input fact, List<Command> commands) {
    steps++;
    write(now - start);
    commands.forEach(it -> write(text(it)));
  }

  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  long steps() {
    return steps;
  }

  private void write(Object line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private String text(Command command) {
    if (command instanceof Command.StartInstance it) {
      return "start " + it.instance() + (it.initDeadline() - start);
    } else if (command instanceof Command.Dispatch it) {
      return it.invocation() + " to " + it.instance() + (it.deadline() - start) + it.cold();
    } else if (command instanceof Command.WakeAt it) {
      return "wake " + (it.at() - start);
    }
    return command.toString();
  }
}
