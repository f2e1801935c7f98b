// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the buckets of a manifest. */
final class BucketReader {

  private static final List<String> BUCKET = List.of("directory", "existing");

  /** Nothing that a file system anywhere has another use for. */
  private static final Pattern DIRECTORY = Pattern.compile("[^\\p{Cntrl}]+");

  private final Reading reading;
  private final Map<String, String> taken = new HashMap<>();

  BucketReader(Reading reading) {
    this.reading = reading;
  }

  /** The buckets that stand under the key {@code buckets} of this file. */
  List<BucketSpec> buckets(Fields file) {
    var buckets = new ArrayList<BucketSpec>();
    var node = file.values().get("buckets");
    if (node != null) {
      var form = TriggerReader.NAME_FORM;
      var named = Fields.named(reading, "buckets", node, TriggerReader.NAME, form);
      named.values().forEach((name, value) -> buckets.add(bucket(name, value)));
    }
    return buckets;
  }

  private BucketSpec bucket(String name, Node node) {
    var otherwise = BucketSpec.byDefault(name);
    if (Nodes.nothing(node)) {
      return otherwise;
    }
    var fields = Fields.of(reading, "buckets." + name, node, BUCKET);
    var directory =
        fields.textOr("directory", DIRECTORY, "the path of a directory", otherwise.directory());
    var other = taken.putIfAbsent(directory, name);
    if (other != null) {
      var found = "the directory of the bucket " + other;
      var expected = "a directory of its own for each bucket";
      reading.error(node, fields.child("directory"), found, expected, "");
    }
    return new BucketSpec(name, directory, fields.flag("existing"));
  }
}
