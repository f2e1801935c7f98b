// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Headers;

/**
 * One case of the corpus: a directory of files.
 *
 * @param platform {@code lambda}, {@code scf} or {@code cloudrun}
 * @param kind what reaches the function
 * @param name what is special about it
 */
public record CorpusCase(String platform, String kind, String name) {

  static CorpusCase of(String path) {
    var parts = path.split("/", -1);
    return new CorpusCase(parts[0], parts[1], parts[2]);
  }

  /** Where it is in the corpus, such as {@code lambda/http/get}. */
  public String path() {
    return platform + "/" + kind + "/" + name;
  }

  /** Whether a trigger delivers events of a source, as opposed to a caller that waits. */
  public boolean isDelivery() {
    return switch (kind) {
      case "queue", "topic", "stream", "object", "schedule", "bus", "log", "record" -> true;
      default -> false;
    };
  }

  /** {@code portable.json}: what was sent, and what the function receives. */
  public JsonNode portable() {
    return Portable.json(Corpus.require(path() + "/portable.json"));
  }

  /** {@code portable-reply.json}: what the function replies, and what the platform makes of it. */
  public JsonNode portableReply() {
    return Portable.json(Corpus.require(path() + "/portable-reply.json"));
  }

  /** What the platform hands to the instance. */
  public NativeMessage nativeRequest() {
    return message("native-request");
  }

  /** What the adapter answers. */
  public NativeMessage nativeReply() {
    return Corpus.find(path() + "/native-error.json") == null
        ? message("native-reply")
        : new NativeMessage("error", Headers.of(), body("native-error.json"));
  }

  /** Whether the adapter reports the invocation as failed through the protocol's failure call. */
  public boolean repliesWithError() {
    return nativeReply().start().equals("error");
  }

  private NativeMessage message(String stem) {
    var head = Corpus.find(path() + "/" + stem + ".http");
    if (head != null) {
      return NativeMessage.of(Corpus.text(path() + "/" + stem + ".http"), body(stem + ".body"));
    }
    var headers = Corpus.find(path() + "/" + stem + ".headers");
    return new NativeMessage(
        "",
        headers == null
            ? Headers.of()
            : NativeMessage.headers(Corpus.text(path() + "/" + stem + ".headers").lines().toList()),
        body(stem + ".json"));
  }

  private Body body(String file) {
    var bytes = Corpus.find(path() + "/" + file);
    return bytes == null ? Body.empty() : Body.of(bytes);
  }

  @Override
  public String toString() {
    return path();
  }
}
