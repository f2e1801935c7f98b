// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.emulator.instance.Children;
import dev.sampan.emulator.isolation.ProcessTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code emulator.json}: which emulator runs a project, at which ports, with which children. Only
 * its owner may read it, as it holds the token of the control port. With it, what an emulator left
 * behind that was killed is ended by the next one.
 */
final class StateFile implements Children {

  /** A process that was, by its id and the time of its start: an id alone may be another's now. */
  record Known(long pid, long startedAt) {

    static Known of(ProcessHandle process) {
      return new Known(
          process.pid(), process.info().startInstant().map(it -> it.toEpochMilli()).orElse(-1L));
    }

    /** The process, if it lives and is the same one. */
    Optional<ProcessHandle> process() {
      return ProcessHandle.of(pid).filter(it -> it.isAlive() && of(it).equals(this));
    }

    boolean alive() {
      return process().isPresent();
    }

    void kill() {
      process().ifPresent(ProcessTree::kill);
    }
  }

  /** What the file says. */
  record Content(
      Known emulator, int gatewayPort, int controlPort, String token, List<Known> children) {}

  private static final String NAME = "emulator.json";
  private static final int TOKEN_BYTES = 16;

  private final Path file;
  private final String token = newToken();
  private final Map<Long, Known> children = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private int gatewayPort;
  private int controlPort;
  private boolean released;

  private StateFile(Path file) {
    this.file = file;
  }

  /**
   * Takes the place of the emulator that ran from this directory before, and ends what it left
   * behind.
   *
   * @throws IOException if that emulator still runs, or the directory cannot be used
   */
  static StateFile take(Path directory) throws IOException {
    var file = directory.resolve(NAME);
    var before = read(file);
    if (before.isPresent()) {
      var other = before.get();
      if (other.emulator().alive()) {
        throw new IOException(
            "an emulator runs this project already: process "
                + other.emulator().pid()
                + ", gateway on port "
                + other.gatewayPort()
                + "; 'sampan stop' ends that one");
      }
      other.children().forEach(Known::kill);
    }
    return new StateFile(file);
  }

  /** Where a project keeps its state file. */
  static Path of(Path project) {
    return in(RunDirectory.shared(project));
  }

  /** The state file of an emulator that runs from this directory. */
  static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  /** What the state file of a project says; empty if there is none that can be read. */
  static Optional<Content> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (var json = new JsonFactory().createParser(Files.readAllBytes(file))) {
      return Optional.of(StateReader.read(json));
    } catch (IOException e) {
      // A file that was cut short names nothing that could be ended safely.
      return Optional.empty();
    }
  }

  String token() {
    return token;
  }

  void write(int gateway, int control) throws IOException {
    synchronized (lock) {
      gatewayPort = gateway;
      controlPort = control;
      write();
    }
  }

  @Override
  public void started(ProcessHandle child) {
    children.put(child.pid(), Known.of(child));
    update();
  }

  @Override
  public void ended(ProcessHandle child) {
    children.remove(child.pid());
    update();
  }

  /** Kills the children that are left and removes the file. */
  void release() {
    synchronized (lock) {
      released = true;
      children.values().forEach(Known::kill);
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The next emulator finds that nobody in it lives.
        return;
      }
    }
  }

  private void update() {
    synchronized (lock) {
      if (!released) {
        try {
          write();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot write " + file, e);
        }
      }
    }
  }

  private void write() throws IOException {
    var fresh = file.resolveSibling(NAME + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, OwnerOnly.file());
    Files.write(fresh, json());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] json() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      write(json, Known.of(ProcessHandle.current()));
      json.writeNumberField("gatewayPort", gatewayPort);
      json.writeNumberField("controlPort", controlPort);
      json.writeStringField("token", token);
      json.writeArrayFieldStart("children");
      for (var child : children.values()) {
        json.writeStartObject();
        write(json, child);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Known process) throws IOException {
    json.writeNumberField("pid", process.pid());
    json.writeNumberField("startedAt", process.startedAt());
  }

  private static String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
