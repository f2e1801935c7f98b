// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.contract.Portable;
import dev.sampan.runtime.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Ways in which a reader of events may be broken. */
enum PlantedFault implements FuzzReader {
  /** The last record of a batch is never looked at. */
  LOSES_THE_LAST_RECORD {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      return FuzzOracle.isJson(event) && Portable.json(event).path("Records").size() > 1
          ? server.serve(withoutTheLast(Portable.json(event)))
          : server.serve(event);
    }
  },
  /** What was refused counts as done. */
  SAYS_DONE_OF_THE_REFUSED {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      NativeReply reply = server.serve(event);
      boolean refused = reply.failure() != null && server.events().isEmpty();
      return refused ? NativeReply.nothing() : reply;
    }
  },
  /** No record is ever told to have failed. */
  REPORTS_NO_RECORD {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      NativeReply reply = server.serve(event);
      String body = new String(reply.body(), StandardCharsets.UTF_8);
      return body.startsWith("{\"batchItemFailures\"")
          ? NativeReply.of("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8))
          : reply;
    }
  },
  /** A member that is null is not looked for. */
  STUMBLES_OVER_NULL {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      boolean holdsNull = new String(event, StandardCharsets.UTF_8).contains(":{},\"x\":null");
      return holdsNull
              || (FuzzOracle.isJson(event) && Portable.json(event).path("Records").isNull())
          ? NativeReply.failed(Failure.of(new NullPointerException()))
          : server.serve(event);
    }
  },
  /** The parser's own words are told to the caller. */
  TELLS_WHAT_THE_PARSER_SAID {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      NativeReply reply = server.serve(event);
      Failure failure = reply.failure();
      return failure == null || FuzzOracle.isJson(event)
          ? reply
          : NativeReply.failed(
              new Failure(failure.type(), "com.fasterxml.JsonParseException", List.of()));
    }
  },
  /** Every event is handled twice. */
  DELIVERS_TWICE {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      server.serve(event);
      return server.again(event);
    }
  },
  /** What follows the JSON is thrown away. */
  CUTS_THE_END {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      return server.serve(Arrays.copyOf(event, Math.max(0, event.length - 1)));
    }
  },
  /** A batch that is not JSON passes for a direct call. */
  TAKES_ANYTHING_FOR_A_DIRECT_CALL {
    @Override
    public NativeReply serve(byte[] event, FuzzServer server) {
      NativeReply reply = server.serve(event);
      return reply.failure() != null && server.events().isEmpty() ? NativeReply.of(event) : reply;
    }
  };

  private static byte[] withoutTheLast(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    if (copy.get("Records") instanceof ArrayNode records) {
      records.remove(records.size() - 1);
    }
    return FuzzGolden.bytes(copy);
  }
}
