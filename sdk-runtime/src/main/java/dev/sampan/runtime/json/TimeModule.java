// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The types of {@code java.time} as the texts of ISO 8601. Nothing but this class is loaded until a
 * payload holds one.
 */
final class TimeModule extends Module {

  @Override
  public String getModuleName() {
    return "sampan-time";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new Writers());
    context.addDeserializers(new Readers());
    context.addKeyDeserializers(new KeyReaders());
  }

  private static boolean isTime(Class<?> type) {
    return type.getName().startsWith("java.time.")
        && (ZoneId.class.isAssignableFrom(type) || TimeText.knows(type));
  }

  private static final class Writers extends Serializers.Base {
    @Override
    public @Nullable JsonSerializer<?> findSerializer(
        SerializationConfig config, JavaType type, BeanDescription bean) {
      return isTime(type.getRawClass()) ? ToStringSerializer.instance : null;
    }
  }

  private static final class Readers extends Deserializers.Base {
    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean) {
      return isTime(type.getRawClass()) ? new TimeReader(type.getRawClass()) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return isTime(type);
    }
  }

  private static final class KeyReaders implements KeyDeserializers {
    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription bean) {
      return isTime(type.getRawClass()) ? new TimeKeyReader(type.getRawClass()) : null;
    }
  }
}
