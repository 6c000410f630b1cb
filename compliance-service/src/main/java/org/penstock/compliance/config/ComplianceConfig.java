package org.penstock.compliance.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** What an operator sets. */
@ConfigMapping(prefix = "compliance")
public interface ComplianceConfig {

  /** The YAML file of the plant's compliance tags. */
  Path tagsFile();

  Slots slots();

  /** How samples become readings. */
  interface Slots {

    /** How long a slot waits for samples after its end. */
    @WithDefault("30s")
    Duration grace();

    /** How long samples are kept for late data; longer than Kafka keeps readings. */
    @WithDefault("15d")
    Duration sampleRetention();

    /** How often slots that are due are looked for. */
    @WithDefault("1s")
    Duration closeInterval();
  }
}
