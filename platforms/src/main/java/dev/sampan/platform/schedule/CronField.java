// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One field of a cron expression that is known to be well formed: which numbers it means. */
final class CronField {

  /** A range of numbers, with a step. */
  private record Item(int from, int to, int step) {

    boolean one() {
      return from == to;
    }

    IntStream numbers() {
      return IntStream.rangeClosed(from, to).filter(it -> (it - from) % step == 0);
    }
  }

  private final int least;
  private final int most;
  private final List<Item> items = new ArrayList<>();

  /**
   * Reads a field.
   *
   * @param text the field
   * @param least the least number that the field may have
   * @param most the greatest
   * @param names names of numbers, the first of {@code least}; may be empty
   */
  CronField(String text, int least, int most, List<String> names) {
    this.least = least;
    this.most = most;
    for (var item : text.split(",", -1)) {
      items.add(item(item, name -> number(name, names)));
    }
  }

  private Item item(String text, Function<String, Integer> number) {
    var slash = text.indexOf('/');
    var range = slash < 0 ? text : text.substring(0, slash);
    var step = slash < 0 ? 1 : Integer.parseInt(text.substring(slash + 1));
    if (range.equals("*")) {
      return new Item(least, most, step);
    }
    var dash = range.indexOf('-');
    if (dash >= 0) {
      var to = number.apply(range.substring(dash + 1));
      return new Item(number.apply(range.substring(0, dash)), to, step);
    }
    var from = number.apply(range);
    return new Item(from, slash < 0 ? from : most, step);
  }

  private int number(String name, List<String> names) {
    var at = names.indexOf(name.toUpperCase(Locale.ROOT));
    return at >= 0 ? least + at : Integer.parseInt(name);
  }

  /** Whether it means every number there is. */
  boolean all() {
    return items.stream().anyMatch(it -> it.from == least && it.to == most && it.step == 1);
  }

  /** Whether it means this number and no other. */
  boolean only(int number) {
    return items.stream().allMatch(it -> it.one() && it.from == number);
  }

  /**
   * The field in a dialect that knows {@code *}, lists, ranges, and steps up to the field's end.
   *
   * @param shift what is added to each number
   */
  String text(int shift) {
    if (all()) {
      return "*";
    }
    return items.stream().map(it -> text(it, shift)).collect(Collectors.joining(","));
  }

  /** A step inside a range is written out: not every dialect has it. */
  private String text(Item item, int shift) {
    if (item.one()) {
      return String.valueOf(item.from + shift);
    }
    if (item.step == 1) {
      return (item.from + shift) + "-" + (item.to + shift);
    }
    if (item.from == least && item.to == most) {
      return "*/" + item.step;
    }
    return item.numbers().mapToObj(it -> "" + (it + shift)).collect(Collectors.joining(","));
  }
}
