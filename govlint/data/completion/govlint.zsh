#compdef govlint
# Completion of govlint for zsh: lay this file down as _govlint in a folder of $fpath, or source it after compinit.
# What can be typed is asked of govlint itself.

_govlint() {
    local line value head files program=${words[1]/#\~\//$HOME/}
    local -a told candidates heads
    told=("${(Q)PREFIX}" "${(@Q)words[2,CURRENT-1]}")
    for line in "${(@f)$($program completion zsh "--words=${(pj:\n:)told}" 2>/dev/null)}"; do
        if [[ $line == :files* ]]; then
            files=1
            head=${${line#:files}#$'\t'}
        elif [[ -n $line ]]; then
            value=${line%%$'\t'*}
            # Behind a format and its colon the name of a file follows at once.
            if [[ $value == *: ]]; then
                heads+=("${value//:/\\:}:${line#*$'\t'}")
            else
                candidates+=("${value//:/\\:}:${line#*$'\t'}")
            fi
        fi
    done
    [[ $PREFIX == --*=* ]] && compset -P '*='
    [[ -n $head ]] && compset -P '*:'
    ((${#candidates})) && _describe 'govlint' candidates
    ((${#heads})) && _describe 'govlint' heads -S ''
    [[ -n $files ]] && _files
}

if [[ $funcstack[1] == _govlint ]]; then
    _govlint "$@"
else
    compdef _govlint govlint
fi
