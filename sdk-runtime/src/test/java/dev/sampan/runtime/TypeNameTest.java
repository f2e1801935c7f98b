// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Event;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TypeNameTest {

  private static final ClassLoader LOADER = TypeNameTest.class.getClassLoader();

  record Item(String name) {}

  @SuppressWarnings({"unused", "NullAway"})
  private static final class Samples {
    String text;
    byte[] bytes;
    int[][] numbers;
    Item[] items;
    List<Item> list;
    Event<Map<String, List<Item[]>>> event;
    List<String>[] lists;
  }

  @Test
  void reads_back_every_type_that_the_jdk_writes() throws Exception {
    for (var field : Samples.class.getDeclaredFields()) {
      String name = field.getGenericType().getTypeName();

      assertThat(TypeName.parse(name, LOADER).getTypeName()).isEqualTo(name);
    }
  }

  @Test
  void reads_classes_and_arrays_of_classes_as_such() throws Exception {
    assertThat(TypeName.parse("byte[]", LOADER)).isEqualTo((Type) byte[].class);
    assertThat(TypeName.parse(Item.class.getName() + "[]", LOADER)).isEqualTo((Type) Item[].class);
  }

  @Test
  void refuses_what_is_no_type() {
    for (String name : List.of("java.util.List<java.lang.String", "byte[", "byte[]]")) {
      assertThatThrownBy(() -> TypeName.parse(name, LOADER))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
    assertThatThrownBy(() -> TypeName.parse("java.util.List<>", LOADER))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
