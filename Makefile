# 单独输入 make 查看命令。只需 Python 3.11 以上（含 venv）；指定解释器：make chat PYTHON=python3.12

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
INSTALL = $(PY) -m pip install -qq --require-hashes -r
CANDIDATES := $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_USER := 0

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help chat test bench format lock clean

help: ## 显示本帮助
	@echo '服务外包政策助手'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s%s\n", $$1, $$2 }' Makefile

chat: $(VENV)/runtime ## 在终端里对话（首次运行会自动安装依赖）；参数写作 ARGS=--json
	@$(PY) -m bot chat $(ARGS)

test: $(VENV)/dev ## 全部检查：格式、类型、分层、测试、打包
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PY) -m pytest -q -n auto --benchmark-disable

bench: $(VENV)/bench ## 性能测试，与别的实现在同一次运行里相比
	$(PY) -m pytest bench -q --benchmark-only
	$(PY) -m bench.understanding.compare
	$(PY) -m bench.interview.simulate
	$(PY) -m bench.lookup.compare

format: $(VENV)/dev ## 整理代码格式
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: $(PY) ## 依赖有变时重算锁文件；升级全部依赖：make lock UPGRADE=1
	@$(ENSURE_PIP)
	@$(PY) -m pip install -qq 'uv>=0.9,<1'
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group dev --group bench --prerelease if-necessary-or-explicit -c requirements-dev.lock -o requirements-bench.lock

clean: ## 删除虚拟环境、缓存和构建产物
	rm -rf $(VENV) build dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Universal locks: every platform, Python 3.11 and later; no index is named in them.
COMPILE = $(PY) -m uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

# A venv whose creation was interrupted can lack pip.
ENSURE_PIP = $(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null

# Stamps: as long as a lock is older than its stamp, nothing is installed.
$(VENV)/runtime: requirements.lock $(PY)
	@echo '正在按 requirements.lock 安装运行依赖到 .venv（首次约需一分钟，以后直接启动）…'
	@$(ENSURE_PIP)
	@$(INSTALL) requirements.lock
	@touch $@

$(VENV)/dev: requirements-dev.lock $(PY)
	@echo '正在按 requirements-dev.lock 安装开发依赖到 .venv（首次约需一两分钟，以后跳过）…'
	@$(ENSURE_PIP)
	@$(INSTALL) requirements-dev.lock
	@touch $@

$(VENV)/bench: requirements-bench.lock $(PY)
	@echo '正在按 requirements-bench.lock 安装性能测试用到的其他实现…'
	@$(ENSURE_PIP)
	@$(INSTALL) requirements-bench.lock
	@touch $@

# A candidate must really run (a pyenv shim may not) and be able to make a venv (Debian's python3 may not).
$(PY):
	@for python in $(CANDIDATES); do \
		if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			exec $$python -m venv --clear $(VENV); \
		fi; \
	done; \
	echo '找不到可用的 Python：需要 3.11 或更高版本，并带有 venv 模块。' >&2; \
	echo '已试过：$(CANDIDATES)' >&2; \
	echo 'Debian/Ubuntu 可执行 sudo apt install python3-venv；也可用 make chat PYTHON=解释器路径 指定。' >&2; \
	exit 1
