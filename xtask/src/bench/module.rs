//! A crate of `benches/` as a module for browsers: compiled, bound to JavaScript, optimised, minified.
//!
//! It must not know what is measured with it.

use std::path::PathBuf;
use std::process::Command;

use super::BenchError;
use crate::progress;
use crate::setup::{Setup, cargo};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds `package` by a profile of the workspace and with options of wasm-opt, such as `-Oz`; returns its script.
pub(super) fn build(
    setup: &Setup,
    package: &str,
    profile: &str,
    options: &[&str],
) -> Result<PathBuf, BenchError> {
    let tools = setup.for_build()?;
    let workspace = setup.workspace();
    let log = workspace.state().join(format!("{package}.log"));
    let mut compile = cargo(workspace);
    compile.args([
        "build",
        "--package",
        package,
        "--profile",
        profile,
        "--target",
        TARGET,
    ]);
    progress::run(
        &format!("compiling the {package} alone"),
        &mut compile,
        &log,
    )?;
    let folder = workspace.root().join("target").join(TARGET).join(profile);
    let place = folder.join(format!("{package}-pkg"));
    let mut bind = Command::new("wasm-bindgen");
    bind.env("PATH", &tools.path)
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            package,
            "--out-dir",
        ])
        .arg(&place)
        .arg(folder.join(format!("{package}.wasm")));
    progress::run("binding it to JavaScript", &mut bind, &log)?;
    let wasm = place.join(format!("{package}_bg.wasm"));
    let mut shrink = Command::new("wasm-opt");
    shrink
        .env("PATH", &tools.path)
        .args(options)
        .args([
            "--strip-producers",
            "--strip-target-features",
            "--enable-bulk-memory",
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-nontrapping-float-to-int",
            "--enable-reference-types",
            "--enable-multivalue",
        ])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm);
    progress::run("optimising it", &mut shrink, &log)?;
    let script = place.join(format!("{package}.js"));
    let mut minify = Command::new(tools.node_modules.join(".bin/esbuild"));
    minify
        .arg(&script)
        .args(["--minify", "--format=esm", "--target=es2022"])
        .args(["--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", script.display()));
    progress::run("minifying its script", &mut minify, &log)?;
    Ok(script)
}
