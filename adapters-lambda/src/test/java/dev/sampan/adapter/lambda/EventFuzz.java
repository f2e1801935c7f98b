// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Spoils golden events by a seed, has each served, and judges how it ended. */
final class EventFuzz {

  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

  /** A function's log is kept in memory. */
  private static final int CALLS_OF_A_SERVER = 2_000;

  private static final int LONGEST_TEXT = 2_000;

  private final long seed;
  private final FuzzReader reader;
  private final Random random;
  private final List<FuzzGolden> goldens = FuzzGolden.all();
  private final Map<String, FuzzServer> servers = new HashMap<>();
  private final Map<String, Integer> ends = new TreeMap<>();
  private int parsed;
  private int count;

  EventFuzz(long seed, FuzzReader reader) {
    this.seed = seed;
    this.reader = reader;
    this.random = new Random(seed);
  }

  /** Fails at the first event that ends wrongly. */
  void run(int cases) throws Exception {
    for (int i = 0; i < cases; i++) {
      serve(goldens.get(i % goldens.size()), mutation());
    }
  }

  /** Spoils each place of each golden event in turn, so many times. */
  void everyPlace(Mutation mutation, int times) throws Exception {
    for (FuzzGolden golden : goldens) {
      int turns = Mutation.turns(golden) * times;
      for (int i = 0; i < turns; i++) {
        serve(golden, mutation);
      }
    }
  }

  /** A huge batch takes as long as a hundred others, so it is rarer than they are. */
  private Mutation mutation() {
    Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    boolean huge = mutation == Mutation.BATCH_HUGE && random.nextInt(25) > 0;
    return huge ? Mutation.WRONG_TYPE : mutation;
  }

  private void serve(FuzzGolden golden, Mutation mutation) throws Exception {
    if (count++ % CALLS_OF_A_SERVER == 0) {
      servers.clear();
    }
    FuzzServer server = servers.get(golden.kind());
    if (server == null) {
      server = FuzzServer.of(golden.kind());
      servers.put(golden.kind(), server);
    }
    byte[] event = mutation.of(golden, random);

    NativeReply reply = reader.serve(event, server);

    String which = "seed " + seed + ", case " + count + ", " + golden + " " + mutation + ": ";
    String end = new FuzzVerdict(which + text(event), golden.kind(), event, server, reply).end();
    parsed += FuzzOracle.isJson(event) ? 1 : 0;
    ends.merge(mutation + " " + end, 1, Integer::sum);
  }

  private static String text(byte[] event) {
    return new String(event, 0, Math.min(LONGEST_TEXT, event.length), StandardCharsets.UTF_8) + " ";
  }

  /** How many events were JSON. */
  int parsed() {
    return parsed;
  }

  /** How many golden events there are. */
  int goldens() {
    return goldens.size();
  }

  /** How often each mutation ended how. */
  Map<String, Integer> ends() {
    return ends;
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + count + " events, " + parsed + " of them JSON: " + ends;
  }
}
