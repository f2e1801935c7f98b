// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.kill;

import java.nio.file.Files;
import java.nio.file.Path;

/** Kills an emulator as often as asked for, and prints what was seen. */
final class KillMain {

  private KillMain() {}

  /**
   * Prints one line for each kill and then the sums; ends with 1 if an event was lost.
   *
   * @param arguments the directory of the adapters, how often, 200 if not given, and the seed
   */
  public static void main(String[] arguments) throws Exception {
    var kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    var seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    var project = Files.createTempDirectory("sampan-kill");
    System.out.println("seed " + seed + ", project " + project);
    var tally = Kills.run(kills, seed, project, Path.of(arguments[0]), System.out);
    System.out.println(tally);
    var good = tally.lost().isEmpty() && tally.renamed().isEmpty() && tally.left() == 0;
    System.out.println(good ? "nothing lost, nothing left (seed " + seed + ")" : "FAILED");
    System.exit(good ? 0 : 1);
  }
}
