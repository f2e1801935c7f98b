// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.RejectedException;
import dev.sampan.Startup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Orders as files in the directory that the setting {@code orders.directory} names, so that every
 * instance sees the same orders. Thread-safe: a file appears whole or not at all.
 */
final class OrderFiles {

  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,40}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  OrderFiles(Path directory) {
    this.directory = directory;
  }

  static OrderFiles in(Startup startup) {
    return new OrderFiles(Path.of(startup.require("orders.directory")));
  }

  void save(Order order) throws IOException {
    write(order.id() + ".json", JSON.writeValueAsBytes(order));
  }

  Optional<Order> find(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(directory.resolve(id + ".json")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** All orders, by id. */
  List<Order> all() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(directory)) {
      files = entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<Order> orders = new ArrayList<>();
    for (Path file : files) {
      orders.add(read(file));
    }
    return orders;
  }

  void saveReceipt(Order order, String text) throws IOException {
    if (!ID.matcher(order.id()).matches()) {
      throw new RejectedException("id-invalid", "Not an order's id: " + order.id());
    }
    write(order.id() + ".receipt.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Order read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), Order.class);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.createDirectories(directory);
    Path draft = Files.createTempFile(directory, name, ".draft");
    try {
      Files.write(draft, content);
      Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
