package org.penstock.compliance.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator sets. */
@ConfigMapping(prefix = "compliance")
public interface ComplianceConfig {

  /** The YAML file of the plant's compliance tags. */
  Path tagsFile();

  Slots slots();

  Export export();

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

  /** How exports are made. */
  interface Export {

    /** Most readings that one answer waits for; more are a job's work. */
    @WithDefault("200000")
    int mostRowsAtOnce();

    /** How long one statement of a job may take in the database. */
    @WithDefault("15m")
    Duration timeout();

    /**
     * Where files lie until they are kept; the folder for temporary files where nothing is said.
     */
    Optional<Path> workFolder();

    /** The private key that manifests are signed with (PKCS 8, PEM, Ed25519); made if absent. */
    @WithDefault("compliance-signing-key.pem")
    Path signingKeyFile();
  }
}
