// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.RunningEmulator;
import dev.sampan.emulator.console.ControlProblem;
import dev.sampan.emulator.console.DeadJson;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.JournalException;
import dev.sampan.emulator.journal.JournalSize;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** The dead letters of a project: in the emulator that runs it, else in its journal on disk. */
interface DeadBox {

  /** All, without bodies. */
  JsonNode list();

  /** Those of one id, whole. */
  JsonNode show(String id);

  /** Gives these back, all if there are none. */
  JsonNode redrive(List<String> ids);

  /** Where they are now. */
  static DeadBox of(Path project, Workplace workplace) {
    return RunningEmulator.of(project)
        .<DeadBox>map(it -> new Running(new ControlClient(it)))
        .orElseGet(() -> new OnDisk(Emulator.journal(project), workplace.clock(), workplace));
  }

  /**
   * Asks an emulator.
   *
   * @param client talks to it
   */
  record Running(ControlClient client) implements DeadBox {

    @Override
    public JsonNode list() {
      return client.get("/api/dead");
    }

    @Override
    public JsonNode show(String id) {
      String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      return client.get("/api/dead/" + name);
    }

    @Override
    public JsonNode redrive(List<String> ids) {
      var body = JsonNodeFactory.instance.objectNode().put("all", ids.isEmpty());
      ids.forEach(body.putArray("ids")::add);
      return client.post("/api/dead/redrive", body);
    }
  }

  /**
   * Opens the journal for the length of one question.
   *
   * @param journal its directory
   * @param clock the time
   * @param workplace where it is said what was dropped
   */
  record OnDisk(Path journal, InstantSource clock, Workplace workplace) implements DeadBox {

    @Override
    public JsonNode list() {
      return ask(DeadJson::list);
    }

    @Override
    public JsonNode show(String id) {
      return ask(it -> it.show(id));
    }

    @Override
    public JsonNode redrive(List<String> ids) {
      return ask(it -> it.redrive(ids).join());
    }

    private JsonNode ask(Function<DeadJson, JsonNode> question) {
      if (!Journal.isIn(journal)) {
        var empty = JsonNodeFactory.instance.objectNode();
        empty.putArray("dead");
        return empty.put("more", 0);
      }
      try (Journal open = Journal.open(journal, JournalSize.DEFAULT, Runnable::run)) {
        open.damages().forEach(it -> workplace.terminal().err().println(it));
        return question.apply(
            new DeadJson(new DeadLetters(open, clock, workplace.terminal().err()::println)));
      } catch (JournalException | ControlProblem e) {
        throw new CommandFailure(String.valueOf(e.getMessage()));
      } catch (CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new CommandFailure(String.valueOf(cause.getMessage()));
      }
    }
  }
}
