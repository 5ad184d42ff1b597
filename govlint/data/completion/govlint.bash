# Completion of govlint for bash: source this file in ~/.bashrc, or lay it down as
# ~/.local/share/bash-completion/completions/govlint. What can be typed is asked of govlint itself.

_govlint() {
    local IFS=$'\n' program=${COMP_WORDS[0]/#\~\//$HOME/} current=${COMP_WORDS[COMP_CWORD]} line files=
    local words=$current
    if ((COMP_CWORD > 1)); then
        words+=$'\n'"${COMP_WORDS[*]:1:COMP_CWORD-1}"
    fi
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files* ]]; then
            files=1
        else
            COMPREPLY+=("${line%%$'\t'*}")
        fi
    done < <("$program" completion bash "--words=$words" 2>/dev/null)
    if [[ -z $files ]]; then
        compopt +o default 2>/dev/null
    elif ((${#COMPREPLY[@]})); then
        # The names of files need quotes and slashes, which nothing else is to be given.
        while IFS= read -r line; do
            compopt -o filenames 2>/dev/null
            COMPREPLY+=("$line")
        done < <(compgen -f -- "$current")
    fi
    # Behind a format and its colon the name of a file follows at once.
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
}

# With nothing in COMPREPLY, readline completes file names by itself and quotes them as they need it.
complete -o default -F _govlint govlint
