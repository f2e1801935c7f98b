// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Entry;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Dead letters as JSON, for the control API and for the command without an emulator. */
public final class DeadJson {

  /** How many are listed at most; the number of the others is told. */
  public static final int MOST = 1000;

  private final DeadLetters letters;

  /** The given dead letters. */
  public DeadJson(DeadLetters letters) {
    this.letters = letters;
  }

  /** {@code {"dead":[…],"more":N}}: what there is, without bodies, the oldest of a lane first. */
  public ObjectNode list() {
    var json = CallJson.object();
    var dead = json.putArray("dead");
    var more = new int[1];
    letters.forEach(
        it -> {
          if (dead.size() < MOST) {
            dead.add(head(it));
          } else {
            more[0]++;
          }
        });
    return json.put("more", more[0]);
  }

  /**
   * {@code {"dead":[…]}} with headers and bodies: those of one id.
   *
   * @throws ControlProblem 404 if there is none
   */
  public ObjectNode show(String id) {
    var json = CallJson.object();
    var dead = json.putArray("dead");
    for (var entry : require(id)) {
      var whole = head(entry);
      var headers = whole.putObject("headers");
      entry.headers().forEach(headers::put);
      whole.put("body", Base64.getEncoder().encodeToString(entry.body().bytes()));
      dead.add(whole.put("text", entry.body().text()));
    }
    return json;
  }

  /**
   * Gives those of these ids back to where they came from, all of them if there are no ids; answers
   * with {@code {"redriven":[…]}}.
   *
   * @throws ControlProblem 404 if there is none of an id, 409 if one came from nowhere
   */
  public CompletableFuture<ObjectNode> redrive(Collection<String> ids) {
    var entries = new ArrayList<Entry>();
    if (ids.isEmpty()) {
      letters.forEach(
          it -> {
            if (it.headers().containsKey(DeadLetters.FROM)) {
              entries.add(it);
            }
          });
    }
    ids.forEach(it -> entries.addAll(require(it)));
    var json = CallJson.object();
    var redriven = json.putArray("redriven");
    var all = CompletableFuture.<ObjectNode>completedFuture(json);
    for (var entry : entries) {
      all =
          all.thenCompose(
              before -> redrive(entry).thenApply(done -> json.set("redriven", redriven.add(done))));
    }
    return all;
  }

  private CompletableFuture<String> redrive(Entry entry) {
    try {
      return letters.redrive(entry).thenApply(Entry::id);
    } catch (IllegalArgumentException e) {
      throw new ControlProblem(409, e.getMessage() + ": it was sent there, and is no failed event");
    }
  }

  private List<Entry> require(String id) {
    var found = letters.find(id);
    if (found.isEmpty()) {
      throw new ControlProblem(404, "there is no dead letter " + id);
    }
    return found;
  }

  private static ObjectNode head(Entry entry) {
    var headers = entry.headers();
    var json = CallJson.object().put("id", entry.id());
    json.put("lane", entry.lane().substring(DeadLetters.PREFIX.length()));
    json.put("from", headers.getOrDefault(DeadLetters.FROM, ""));
    json.put("reason", headers.getOrDefault(DeadLetters.REASON, ""));
    json.put("detail", headers.getOrDefault(DeadLetters.DETAIL, ""));
    json.put("attempts", Integer.parseInt(headers.getOrDefault(DeadLetters.ATTEMPTS, "0")));
    json.put("at", headers.getOrDefault(DeadLetters.AT, entry.acceptedAt().toString()));
    return json.put("acceptedAt", entry.acceptedAt().toString())
        .put("bytes", entry.body().bytes().length);
  }
}
